"""Tables, a file per aggregate. No rules here. Importing this package makes all tables known."""

from jobmatch.extensions.db import Base
from jobmatch.models.accounts import Account, Device
from jobmatch.models.after_fair import PhoneCall, PlacementFollowUp
from jobmatch.models.ak1_cards import Ak1Block, Ak1Card, Ak1Series
from jobmatch.models.ak1_reports import Ak1Contact, Ak1Report
from jobmatch.models.audit import AuditEvent, RevealReview
from jobmatch.models.candidates import AnswerCorrection, CandidateInvitation
from jobmatch.models.consents import Consent
from jobmatch.models.data_requests import DataRequest
from jobmatch.models.desk import Complaint, DeskDay, DeskSlip, PersonPaper
from jobmatch.models.employers import Employer, EmployerMember, EmployerReport
from jobmatch.models.errands import Errand
from jobmatch.models.fair_days import FairChoice, FairDevice, FairRevokedCode, FairScan
from jobmatch.models.fair_results import FairResult, PastFair
from jobmatch.models.fair_visitors import FairRegistration, FairVisit
from jobmatch.models.fairs import Fair, FairBooth, FairSession
from jobmatch.models.figures import Boundary, PublishedFigure, StatisticsRelease
from jobmatch.models.flush_order import order_by_foreign_keys
from jobmatch.models.forum import ForumDecision, ForumMeeting
from jobmatch.models.identity import DukcapilAnswer, PersonMerge, PersonMove, SuspectedDouble
from jobmatch.models.jobs import Job, SiteFact
from jobmatch.models.ledger import LedgerEvent, LedgerMonth
from jobmatch.models.messages import OutboxMessage, SignedLink
from jobmatch.models.month_entries import MonthEntry
from jobmatch.models.month_papers import MonthPaper
from jobmatch.models.month_uploads import MonthUpload
from jobmatch.models.observations import LabourObservation
from jobmatch.models.outlooks import PairExplanation, SeekerOutlook
from jobmatch.models.packs import Pack
from jobmatch.models.people import Family, FamilyMember, Person
from jobmatch.models.placements import Placement, PlacementEvent
from jobmatch.models.poverty import FamilyCare, PovertyImport, PovertyLeftover, PovertyRating
from jobmatch.models.referrals import Referral, ReferralEvent, ReferralPack
from jobmatch.models.registry import MonthFinding, VillageMonth, VillageMonthRow
from jobmatch.models.reports import IssuedReport
from jobmatch.models.seekers import Seeker, SeekerExperience, SeekerSkill
from jobmatch.models.shown_pairs import ShownPair
from jobmatch.models.sign_ins import AccountSession, RecoveryCode, SentCode, SignInAttempt
from jobmatch.models.vacancies import Application, Recommendation, Vacancy
from jobmatch.models.villages import District, Village

__all__ = [
    "Account",
    "AccountSession",
    "Ak1Block",
    "Ak1Card",
    "Ak1Contact",
    "Ak1Report",
    "Ak1Series",
    "AnswerCorrection",
    "Application",
    "AuditEvent",
    "Boundary",
    "CandidateInvitation",
    "Complaint",
    "Consent",
    "DataRequest",
    "DeskDay",
    "DeskSlip",
    "Device",
    "District",
    "DukcapilAnswer",
    "Employer",
    "EmployerMember",
    "EmployerReport",
    "Errand",
    "Fair",
    "FairBooth",
    "FairChoice",
    "FairDevice",
    "FairRegistration",
    "FairResult",
    "FairRevokedCode",
    "FairScan",
    "FairSession",
    "FairVisit",
    "Family",
    "FamilyCare",
    "FamilyMember",
    "ForumDecision",
    "ForumMeeting",
    "IssuedReport",
    "Job",
    "LabourObservation",
    "LedgerEvent",
    "LedgerMonth",
    "MonthEntry",
    "MonthFinding",
    "MonthPaper",
    "MonthUpload",
    "OutboxMessage",
    "Pack",
    "PairExplanation",
    "PastFair",
    "Person",
    "PersonMerge",
    "PersonMove",
    "PersonPaper",
    "PhoneCall",
    "Placement",
    "PlacementEvent",
    "PlacementFollowUp",
    "PovertyImport",
    "PovertyLeftover",
    "PovertyRating",
    "PublishedFigure",
    "Recommendation",
    "RecoveryCode",
    "Referral",
    "ReferralEvent",
    "ReferralPack",
    "RevealReview",
    "Seeker",
    "SeekerExperience",
    "SeekerOutlook",
    "SeekerSkill",
    "SentCode",
    "ShownPair",
    "SignInAttempt",
    "SignedLink",
    "SiteFact",
    "StatisticsRelease",
    "SuspectedDouble",
    "Vacancy",
    "Village",
    "VillageMonth",
    "VillageMonthRow",
]

order_by_foreign_keys(Base)
