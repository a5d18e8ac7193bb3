/** Delegates and listeners of {@code rural-roadmap}; each leads to one method of {@link kz.qonys.roadmap.Roadmaps}. */
package kz.qonys.roadmap.process;
