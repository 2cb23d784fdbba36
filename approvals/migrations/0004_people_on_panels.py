"""People on panels: quorums, added signers, consultation, deputies, what is said beside deciding, incidents."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('approvals', '0003_triggers'),
        ('core', '0003_submitted_attachments_stand'),
        ('people', '0002_people_are_never_deleted'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(default='', max_length=200)),
                ('at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Deputyship',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begins_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None)),
                ('limit', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('why', models.CharField(default='', max_length=200)),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-begins_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='HalfWritten',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opinion', models.TextField(default='')),
                ('saved_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('job', models.CharField(max_length=100)),
                ('error', models.CharField(max_length=100)),
                ('place', models.CharField(max_length=300)),
                ('first_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('times', models.PositiveIntegerField(default=1)),
                ('retried_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-last_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='RouteMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('why', models.CharField(default='', max_length=200)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Urging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='assignment',
            name='after',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='approvals.assignment'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='asked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='assignment',
            name='closed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='assignment',
            name='closed_for',
            field=models.CharField(blank=True, choices=[('', ''), ('settled', 'the outcome was certain'), ('refused', 'a colleague did not agree'), ('returned', 'it was returned to an earlier step'), ('withdrawn', 'the applicant took the matter back'), ('taken_back', 'a decision was taken back'), ('taken_off', 'the signer was taken off'), ('handed_on', 'it was handed on'), ('stands', 'the earlier decision stands'), ('same_person', 'the same person agreed a step before'), ('lapsed', 'nobody answered in time; the route says what follows'), ('moved', 'the route was changed'), ('reopened', 'the decision was reopened')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='assignment',
            name='days_left',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='assignment',
            name='handed_from',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='handed_to', to='approvals.assignment'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='next_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='assignment',
            name='part',
            field=models.CharField(blank=True, choices=[('', 'by the route'), ('added', 'added signer'), ('consult', 'consulted')], default='', max_length=10),
        ),
        migrations.AddField(
            model_name='assignment',
            name='question',
            field=models.CharField(default='', max_length=500),
        ),
        migrations.AddField(
            model_name='assignment',
            name='rung',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='assignment',
            name='stands',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='standing', to='approvals.decision'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='waits',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='assignment',
            name='weight',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='decision',
            name='back_to',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='confirms',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='confirmed_by', to='approvals.decision'),
        ),
        migrations.AddField(
            model_name='decision',
            name='in_place_of',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='decision',
            name='resume',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='panel',
            name='ended_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='panel',
            name='paused_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='panel',
            name='stopped',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='panel',
            name='took',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='phase',
            name='again',
            field=models.CharField(choices=[('ask', 'asked again'), ('skip', 'what was said a step before stands')], default='ask', max_length=10),
        ),
        migrations.AddField(
            model_name='phase',
            name='concerned',
            field=models.CharField(choices=[('superior', 'the head above, else the office'), ('office', 'a named office'), ('stop', 'stop and say so')], default='superior', max_length=10),
        ),
        migrations.AddField(
            model_name='phase',
            name='late',
            field=models.CharField(blank=True, choices=[('', 'it waits'), ('superior', 'the superior is asked instead'), ('office', 'the office is asked instead'), ('agree', 'it counts as agreed')], default='', max_length=10),
        ),
        migrations.AddField(
            model_name='phase',
            name='late_days',
            field=models.PositiveIntegerField(default=3, help_text='working days after the last day'),
        ),
        migrations.AddField(
            model_name='phase',
            name='late_words',
            field=models.CharField(default='', max_length=200),
        ),
        migrations.AddField(
            model_name='phase',
            name='need',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='phase',
            name='nobody',
            field=models.CharField(choices=[('superior', 'the head above, else the office'), ('office', 'a named office'), ('stop', 'stop and say so')], default='superior', max_length=10),
        ),
        migrations.AddField(
            model_name='phase',
            name='office',
            field=models.CharField(default='', max_length=32),
        ),
        migrations.AddField(
            model_name='phase',
            name='outside',
            field=models.BooleanField(default=False, verbose_name='an outside authority may have it'),
        ),
        migrations.AddField(
            model_name='phase',
            name='veto',
            field=models.BooleanField(default=True, verbose_name='one refusal ends it'),
        ),
        migrations.AddField(
            model_name='round',
            name='amount',
            field=models.DecimalField(decimal_places=2, max_digits=14, null=True),
        ),
        migrations.AddField(
            model_name='round',
            name='reopens',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reopened_as', to='approvals.round'),
        ),
        migrations.AddField(
            model_name='route',
            name='copied_from',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='approvals.route'),
        ),
        migrations.AddField(
            model_name='route',
            name='made_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='route',
            name='made_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='assignment',
            name='verdict',
            field=models.CharField(blank=True, choices=[('', 'open'), ('agree', 'agreed'), ('reject', 'rejected'), ('back', 'sent back'), ('return', 'returned to an earlier step'), ('advise', 'advised'), ('void', 'no longer counts'), ('unneeded', 'no longer needed'), ('done', 'done')], default='', max_length=10),
        ),
        migrations.AlterField(
            model_name='phase',
            name='quorum',
            field=models.CharField(choices=[('all', 'all must agree'), ('any', 'one is enough'), ('count', 'so many must agree'), ('ratio', 'a share must agree'), ('weight', 'by weight of votes'), ('turn', 'one after another')], default='any', max_length=10),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(condition=models.Q(('closed_at', None), ('next_on__isnull', False)), fields=['next_on'], name='escalation_due'),
        ),
        migrations.AddConstraint(
            model_name='phase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('late', 'agree'), _negated=True), ('late_words__gt', ''), _connector='OR'), name='silence_agrees_only_in_words'),
        ),
        migrations.AddConstraint(
            model_name='phase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quorum__in', ['count', 'ratio', 'weight']), _negated=True), ('need__gt', 0), _connector='OR'), name='a_counted_quorum_says_how_many'),
        ),
        migrations.AddField(
            model_name='comment',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='comment',
            name='mentions',
            field=models.ManyToManyField(related_name='mentioned_in', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='comment',
            name='subject',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='core.matter'),
        ),
        migrations.AddField(
            model_name='copy',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='copy',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='copy',
            name='subject',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='core.matter'),
        ),
        migrations.AddField(
            model_name='deputyship',
            name='deputy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standing_in', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='deputyship',
            name='ended_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='deputyship',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='deputyship',
            name='principal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputyships', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='halfwritten',
            name='assignment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='half_written', to='approvals.assignment'),
        ),
        migrations.AddField(
            model_name='halfwritten',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='incident',
            name='closed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='incident',
            name='retried_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='routemove',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='routemove',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='approvals.round'),
        ),
        migrations.AddField(
            model_name='routemove',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='approvals.route'),
        ),
        migrations.AddField(
            model_name='routemove',
            name='target',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='approvals.route'),
        ),
        migrations.AddField(
            model_name='urging',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='urging',
            name='subject',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='urgings', to='core.matter'),
        ),
        migrations.AddIndex(
            model_name='copy',
            index=models.Index(condition=models.Q(('read_at', None)), fields=['person'], name='copy_unread'),
        ),
        migrations.AddConstraint(
            model_name='copy',
            constraint=models.UniqueConstraint(fields=('subject', 'person'), name='copied_once'),
        ),
        migrations.AddIndex(
            model_name='deputyship',
            index=models.Index(fields=['deputy', 'ends_at'], name='deputyship_of_deputy'),
        ),
        migrations.AddConstraint(
            model_name='deputyship',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gte', models.F('begins_at'))), name='deputyship_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='deputyship',
            constraint=models.CheckConstraint(condition=models.Q(('principal', models.F('deputy')), _negated=True), name='nobody_is_their_own_deputy'),
        ),
        migrations.AddConstraint(
            model_name='halfwritten',
            constraint=models.UniqueConstraint(fields=('assignment', 'person'), name='one_half_written_each'),
        ),
        migrations.AddConstraint(
            model_name='incident',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('job', 'error', 'place'), name='one_open_incident_each'),
        ),
        migrations.AddConstraint(
            model_name='urging',
            constraint=models.UniqueConstraint(fields=('subject', 'on'), name='urged_once_a_day'),
        ),
    ]
