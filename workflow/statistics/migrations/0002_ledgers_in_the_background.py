"""Ledgers are taken in by a worker: the file, how far it is, what was wrong. Those that were imported before count on."""

from django.db import migrations, models

STATES = [
    ("waiting", "Waiting"), ("checking", "The rows are being checked"), ("writing", "The rows are being written"),
    ("counted", "Counts"), ("refused", "Refused"), ("undone", "Undone"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("statistics", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="batch", name="one_batch_per_file"),
        migrations.RemoveConstraint(model_name="batch", name="an_undone_batch_says_by_whom"),
        migrations.AddField(model_name="batch", name="packed", field=models.BinaryField(default=b"")),
        migrations.AddField(model_name="batch", name="year", field=models.PositiveSmallIntegerField(null=True)),
        migrations.AddField(
            model_name="batch", name="state", field=models.CharField(choices=STATES, default="waiting", max_length=10)
        ),
        migrations.AddField(model_name="batch", name="tries", field=models.PositiveSmallIntegerField(default=0)),
        migrations.AddField(model_name="batch", name="checked", field=models.PositiveIntegerField(default=0)),
        migrations.AddField(model_name="batch", name="wrong", field=models.PositiveIntegerField(default=0)),
        migrations.AddField(model_name="batch", name="complaints", field=models.JSONField(default=list)),
        migrations.AlterField(model_name="batch", name="lines", field=models.PositiveIntegerField(default=0)),
        migrations.RunSQL(
            "UPDATE statistics_batch SET checked = lines,"
            " state = CASE WHEN undone_at IS NULL THEN 'counted' ELSE 'undone' END",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.UniqueConstraint(
                fields=["sha256"], condition=~models.Q(state__in=["refused", "undone"]), name="one_batch_per_file"
            ),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.CheckConstraint(
                condition=(models.Q(undone_at=None, undone_by=None) & ~models.Q(state="undone"))
                | models.Q(undone_at__isnull=False, undone_by__isnull=False, state="undone"),
                name="an_undone_batch_says_by_whom",
            ),
        ),
    ]
