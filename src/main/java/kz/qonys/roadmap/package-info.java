/**
 * Roadmaps of families that settle in rural localities (order: approved between the akim of the rural okrug and the
 * career centre in three copies, for the akim of the district, the akim of the okrug and the career centre): drawn
 * from the approved plan, approved in rounds, delivered copy by copy. The order names no term: all are internal
 * norms. It does not make the services wait: they are delivered meanwhile, and the plan closes only after the copies
 * are delivered.
 * Rules: an approval stands as long as the content is the same, answers to remarks alone do not touch it; a change of
 * the content lets every approval lapse. Akims see the roadmaps addressed to their own office and nothing else of a
 * case; medical services stand in no roadmap. Door: {@link kz.qonys.roadmap.Roadmaps}.
 */
package kz.qonys.roadmap;
