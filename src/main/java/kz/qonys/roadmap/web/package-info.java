/** REST for akims: the roadmaps addressed to them. */
package kz.qonys.roadmap.web;
