"""What is right and wrong with each citation, judged on a day: its form first, then what the registry knows."""

from checker.verdicts.judgement import CitationFault, FaultCode, Judgement, Verdict
from checker.verdicts.judging import faulty, judge, judged

__all__ = ["CitationFault", "FaultCode", "Judgement", "Verdict", "faulty", "judge", "judged"]
