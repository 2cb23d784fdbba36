"""The pages of the door and of oneself."""

from django.urls import path

from approvals.people import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("language/", views.language, name="set_language"),
    path("me/", views.me, name="me"),
    path("me/preferences/", views.preferences, name="preferences"),
    path("me/password/", views.password, name="own_password"),
    path("me/tokens/", views.new_token, name="new_token"),
    path("me/tokens/<int:pk>/revocation/", views.token_revocation, name="token_revocation"),
]
