"""The page of a plan as its files are now, with what is found in them, for a server to show."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Final

from npa_cli.model.proposed_command import proposed_here
from npa_cli.model.vocabulary import Audience
from npa_cli.render.findings.plain import finding_line
from npa_cli.serve.latest import Made
from npa_cli.store.find_plan import PlanFolder, family_of
from npa_cli.store.plan_files import fingerprint
from npa_cli.work.check import check
from npa_cli.work.papers import commit_of
from npa_cli.work.session import open_plan
from npa_cli.work.site import make_site, site_page

_TOLD: Final = 20  # findings told one by one before the rest are only counted


class LivingPage:
    """The page of the plan in a folder for an audience; `as_at` and `period` are as they were typed."""

    def __init__(self, folder: PlanFolder, audience: Audience, as_at: str | None, period: str | None) -> None:
        self._folder = folder
        self._audience = audience
        self._as_at = as_at
        self._period = period

    def version(self, today: date) -> str:
        """The state of all that the page follows from: the files of the plans here, their commit, and the day."""
        files = "-".join(fingerprint(each.root) for each in family_of(self._folder.root))
        commit, _ = commit_of(self._folder.root)
        return sha256(f"{files} {commit} {today}".encode()).hexdigest()

    def make(self, version: str, today: date) -> Made:
        """The page of the files as they are, and the errors in them. Raises UsageFault for what can't be meant."""
        session = open_plan(self._folder, today, sections=True).on(self._as_at, self._period)
        page = site_page(make_site(session, self._audience, period=self._period).site, version=version)
        found = check(self._folder.root, as_at=today, heard_today=today).found
        errors = [each for each in found if each.finding.severity == "error"]
        if not errors:
            return Made(page, session.is_whole)
        stays = "" if session.is_whole else " Part of the plan can't be read, so the page stays as it was before."
        words = f"{proposed_here('validate')} finds {len(errors):,} {'error' if len(errors) == 1 else 'errors'}.{stays}"
        lines = [finding_line(each, colour=False) for each in errors[:_TOLD]] if self._audience == "internal" else []
        if lines and len(errors) > _TOLD:
            lines.append(f"and {len(errors) - _TOLD:,} more")
        return Made(page, session.is_whole, words, tuple(lines))
