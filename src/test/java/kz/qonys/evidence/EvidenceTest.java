package kz.qonys.evidence;

/** On H2, as the demonstration runs. */
class EvidenceTest extends EvidenceContract {
}
