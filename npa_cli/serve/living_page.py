"""The page of a plan, or one over several, as their files are now, with what is found in them, for a server to show."""

from collections.abc import Iterator, Sequence
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
from npa_cli.work.session import Session, open_plan
from npa_cli.work.site import make_site, page_over_all, site_page

_TOLD: Final = 20  # findings told one by one before the rest are only counted


class LivingPage:
    """A page of the plans in some folders for an audience; `as_at` and `period` are as they were typed.

    Of one folder it is that plan's own page, on which `over_all` is the address of the page over all; of several, the
    page over them.
    """

    def __init__(
        self,
        folders: Sequence[PlanFolder],
        audience: Audience,
        as_at: str | None,
        period: str | None,
        over_all: str = "",
    ) -> None:
        self._folders = folders
        self._audience = audience
        self._as_at = as_at
        self._period = period
        self._over_all = over_all

    def version(self, today: date) -> str:
        """The state of all that the page follows from: the files of the plans and of those beside, commits, the day."""
        roots = dict.fromkeys(each.root for folder in self._folders for each in family_of(folder.root))
        commits = dict.fromkeys(commit_of(folder.root)[0] for folder in self._folders)
        words = " ".join((*map(fingerprint, roots), *commits, today.isoformat()))
        return sha256(words.encode()).hexdigest()

    def make(self, version: str, today: date) -> Made:
        """The page of the files as they are, and the errors in them. Raises UsageFault for what can't be meant."""
        sessions = [open_plan(folder, today, sections=True).on(self._as_at, self._period) for folder in self._folders]
        is_whole = all(each.is_whole for each in sessions)
        return Made(self._page(sessions, version), is_whole, *self._told(today, is_whole=is_whole))

    def _page(self, sessions: Sequence[Session], version: str) -> str:
        sites = [make_site(each, self._audience, period=self._period)[0] for each in sessions]
        if len(sites) == 1:
            return site_page(sites[0], version=version, over_all=self._over_all)
        return page_over_all(sites, version=version)

    def _told(self, today: date, *, is_whole: bool) -> tuple[str, tuple[str, ...]]:
        """How many errors are found, and the first of them; those who may not see all are told how many."""
        errors = tuple(self._errors(today))
        if not errors:
            return "", ()
        stays = "" if is_whole else " Part of the plan can't be read, so the page stays as it was before."
        words = f"{proposed_here('validate')} finds {len(errors):,} {'error' if len(errors) == 1 else 'errors'}.{stays}"
        lines = errors[:_TOLD] if self._audience == "internal" else ()
        more = (f"and {len(errors) - _TOLD:,} more",) if lines and len(errors) > _TOLD else ()
        return words, (*lines, *more)

    def _errors(self, today: date) -> Iterator[str]:
        for folder in self._folders:
            for each in check(folder.root, as_at=today, heard_today=today).found:
                if each.finding.severity == "error":
                    yield finding_line(each, colour=False)
