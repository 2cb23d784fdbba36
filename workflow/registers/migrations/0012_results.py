"""The library of results (成果库): entries, contacts, likenesses, sharing sessions."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0005_checkpoints"),
        ("people", "0003_roles_of_the_reception"),
        ("registers", "0011_disposals_wait_and_periods_change"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin", models.CharField(default="", editable=False, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "Report"),
                            ("paper", "Paper or talk"),
                            ("photo", "Photo"),
                            ("contact", "Contact"),
                            ("agreement", "Agreement in sight"),
                            ("task", "Follow-up task"),
                        ],
                        max_length=10,
                        verbose_name="kind of result",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(blank=True, default="", verbose_name="text")),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2), default=list, size=None, verbose_name="countries and regions"
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="date")),
                ("way", models.CharField(default="", max_length=10)),
                ("track", models.CharField(default="", max_length=40)),
                ("task", models.CharField(default="", max_length=40)),
                ("due_on", models.DateField(null=True, verbose_name="due on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("", "open"), ("done", "done"), ("not_done", "not done")],
                        default="",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("note", models.CharField(blank=True, default="", max_length=500, verbose_name="note")),
                ("closed_at", models.DateTimeField(null=True)),
                ("at", models.DateTimeField()),
                ("entered_at", models.DateTimeField(null=True)),
                ("public_title", models.CharField(blank=True, default="", max_length=200, verbose_name="public title")),
                ("public_summary", models.TextField(blank=True, default="", verbose_name="public summary")),
                ("published_at", models.DateTimeField(null=True)),
                ("folded", models.TextField(default="", editable=False)),
                ("folded_title", models.TextField(default="", editable=False)),
                ("words", django.contrib.postgres.search.SearchVectorField(editable=False, null=True)),
                (
                    "sample",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("files", models.ManyToManyField(related_name="+", to="core.attachment")),
                (
                    "matter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="results", to="core.matter"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsible person",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "summary_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit", verbose_name="unit"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Likeness",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("percent", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "earlier",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registers.result"),
                ),
                (
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="likenesses", to="registers.result"
                    ),
                ),
            ],
            options={
                "ordering": ["-percent", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(default="", max_length=100, verbose_name="name of the contact")),
                ("post", models.CharField(blank=True, default="", max_length=100, verbose_name="post")),
                ("email", models.CharField(blank=True, default="", max_length=200, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, default="", max_length=60, verbose_name="phone")),
                ("erased_at", models.DateTimeField(null=True)),
                ("erased_why", models.CharField(default="", max_length=200)),
                (
                    "erased_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "result",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contact", to="registers.result"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SharedMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shared_at", models.DateTimeField(null=True)),
                (
                    "material",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.attachment"
                    ),
                ),
                ("matter", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.matter")),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SharingSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("topic", models.CharField(max_length=200, verbose_name="topic")),
                ("held_on", models.DateField(verbose_name="held on")),
                ("place", models.CharField(max_length=200, verbose_name="place")),
                ("presenters", models.CharField(max_length=200, verbose_name="presenters")),
                ("planned_at", models.DateTimeField()),
                ("signed_at", models.DateTimeField(null=True)),
                (
                    "matters",
                    models.ManyToManyField(related_name="sharing_sessions", through="registers.SharedMatter", to="core.matter"),
                ),
                (
                    "organiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="organiser",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="sharedmatter",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="registers.sharingsession"
            ),
        ),
        migrations.CreateModel(
            name="Attendee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("unit_name", models.CharField(default="", max_length=100, verbose_name="unit")),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendees", to="registers.sharingsession"
                    ),
                ),
            ],
            options={
                "ordering": ["unit_name", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="result",
            index=django.contrib.postgres.indexes.GinIndex(fields=["words"], name="result_words"),
        ),
        migrations.AddIndex(
            model_name="result",
            index=django.contrib.postgres.indexes.GinIndex(fields=["sample"], name="result_sample"),
        ),
        migrations.AddIndex(
            model_name="result",
            index=models.Index(fields=["unit", "-id"], name="result_of_unit"),
        ),
        migrations.AddIndex(
            model_name="result",
            index=models.Index(fields=["kind", "-id"], name="result_of_kind"),
        ),
        migrations.AddIndex(
            model_name="result",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)), fields=["-published_at"], name="result_published"
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.UniqueConstraint(
                condition=models.Q(("origin", ""), _negated=True), fields=("matter", "origin"), name="one_result_per_origin"
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("closed_at__isnull", False)),
                    _connector="OR",
                ),
                name="closed_result_has_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "task"), _negated=True),
                    models.Q(("due_on__isnull", False), ("person__isnull", False)),
                    _connector="OR",
                ),
                name="task_has_day_and_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("kind", "contact"), _negated=True), ("published_at", None), _connector="OR"),
                name="contact_is_never_public",
            ),
        ),
        migrations.AddConstraint(
            model_name="likeness",
            constraint=models.UniqueConstraint(fields=("result", "earlier"), name="one_likeness_per_pair"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at", None), models.Q(("email", ""), ("name", ""), ("phone", ""), ("post", "")), _connector="OR"
                ),
                name="erased_contact_is_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharedmatter",
            constraint=models.UniqueConstraint(fields=("session", "matter"), name="one_matter_per_session"),
        ),
        migrations.AddConstraint(
            model_name="attendee",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)), fields=("session", "person"), name="one_account_once_there"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendee",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person", None)), fields=("session", "name", "unit_name"), name="one_name_once_there"
            ),
        ),
    ]
