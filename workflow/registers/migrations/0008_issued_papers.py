"""The register of issued papers, and the orders for papers that a worker prints."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0003_submitted_attachments_stand"),
        ("registers", "0007_lecture_limits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20, unique=True)),
                ("paper", models.CharField(max_length=40)),
                ("revision_no", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("key", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("void", models.BooleanField(default=False)),
                ("kept", models.BooleanField(default=False)),
                ("issued_at", models.DateTimeField()),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="issued_papers", to="core.matter"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["matter", "paper", "-id"], name="issued_of_matter")],
            },
        ),
        migrations.CreateModel(
            name="PaperOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("codes", models.JSONField()),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting for a worker"),
                            ("printing", "being printed"),
                            ("ready", "ready"),
                            ("failed", "failed"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("done", models.PositiveSmallIntegerField(default=0)),
                ("why", models.TextField(default="")),
                ("broke", models.BooleanField(default=False)),
                ("until", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper_orders", to="core.matter"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state__in", ["waiting", "printing"])), fields=["id"], name="orders_open"),
                    models.Index(fields=["until"], name="orders_expire"),
                ],
            },
        ),
    ]
