"""The passport ledger: documents, drawings, visas."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_submitted_attachments_stand'),
        ('registers', '0002_national_defaults'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Passport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holder_name', models.CharField(max_length=100, verbose_name='name')),
                ('kind', models.CharField(choices=[('official', 'passport for public affairs'), ('hk_macau', 'permit for Hong Kong and Macau'), ('taiwan', 'permit for Taiwan')], max_length=10, verbose_name='kind of document')),
                ('mark', models.CharField(max_length=64)),
                ('tail', models.CharField(default='', max_length=4)),
                ('issued_on', models.DateField(verbose_name='issued on')),
                ('expires_on', models.DateField(verbose_name='expires on')),
                ('authority', models.CharField(default='', max_length=100, verbose_name='authority')),
                ('where', models.CharField(choices=[('in_custody', 'in custody'), ('drawn', 'drawn'), ('lost', 'lost'), ('void', 'void'), ('transferred', 'transferred')], default='in_custody', max_length=12, verbose_name='where it is')),
                ('box', models.CharField(default='', max_length=40, verbose_name='box')),
                ('note', models.TextField(default='', verbose_name='note')),
                ('registered_at', models.DateTimeField()),
                ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='passports', to=settings.AUTH_USER_MODEL)),
                ('number', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.confidential')),
                ('registered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['holder_name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Loan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('visa', 'for a visa'), ('exit', 'for the trip')], max_length=4, verbose_name='purpose')),
                ('drawn_on', models.DateField(verbose_name='drawn on')),
                ('handed_to', models.CharField(max_length=100, verbose_name='handed to')),
                ('drawn_at', models.DateTimeField()),
                ('due_on', models.DateField(null=True, verbose_name='due on')),
                ('returned_on', models.DateField(null=True, verbose_name='handed in on')),
                ('returned_at', models.DateTimeField(null=True)),
                ('condition', models.CharField(default='', max_length=200, verbose_name='condition')),
                ('note', models.CharField(default='', max_length=200, verbose_name='note')),
                ('drawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('matter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='loans', to='core.matter')),
                ('participant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='loans', to='core.participant')),
                ('returned_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('passport', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='loans', to='registers.passport')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Visa',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('needed', models.BooleanField(verbose_name='visa needed')),
                ('ready', models.BooleanField(verbose_name='visa in hand')),
                ('note', models.CharField(default='', max_length=200, verbose_name='note')),
                ('recorded_at', models.DateTimeField()),
                ('participant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='visa', to='core.participant')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='passport',
            index=models.Index(fields=['holder'], name='passport_of_holder'),
        ),
        migrations.AddConstraint(
            model_name='passport',
            constraint=models.UniqueConstraint(fields=('kind', 'mark'), name='one_passport_per_number'),
        ),
        migrations.AddConstraint(
            model_name='passport',
            constraint=models.CheckConstraint(condition=models.Q(('expires_on__gt', models.F('issued_on'))), name='passport_expires_after_issue'),
        ),
        migrations.AddIndex(
            model_name='loan',
            index=models.Index(condition=models.Q(('returned_on', None)), fields=['due_on'], name='loan_still_out'),
        ),
        migrations.AddConstraint(
            model_name='loan',
            constraint=models.UniqueConstraint(condition=models.Q(('returned_on', None)), fields=('passport',), name='one_open_loan_per_passport'),
        ),
        migrations.AddConstraint(
            model_name='loan',
            constraint=models.CheckConstraint(condition=models.Q(('returned_on', None), ('returned_on__gte', models.F('drawn_on')), _connector='OR'), name='handed_in_not_before_drawn'),
        ),
        migrations.AddConstraint(
            model_name='visa',
            constraint=models.CheckConstraint(condition=models.Q(('needed', True), ('ready', False), _connector='OR'), name='only_a_needed_visa_is_ready'),
        ),
    ]
