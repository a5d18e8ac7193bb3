package kz.qonys.roadmap;

/** The running processes of roadmaps, as roadmaps need them. */
public interface RoadmapProcess {

    /** Ends the process of an edition that the next one replaces. */
    void supersede(String processInstanceId);
}
