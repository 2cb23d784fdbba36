"""A weight is closed by the next one and never changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("statistics", "0002_ledgers_in_the_background")]

    operations = [
        migrations.AddField(model_name="indicator", name="replaced_at", field=models.DateTimeField(null=True)),
        migrations.AlterField(
            model_name="indicator", name="code", field=models.CharField(max_length=40, verbose_name="measure")
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.UniqueConstraint(
                fields=["code"], condition=models.Q(replaced_at=None), name="one_current_weight_per_measure"
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(replaced_at=None) | models.Q(replaced_at__gte=models.F("changed_at")),
                name="weight_replaced_after_it_was_set",
            ),
        ),
    ]
