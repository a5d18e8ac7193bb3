package kz.qonys.roadmap.web;

import java.security.Principal;
import java.util.List;
import kz.qonys.roadmap.OwnRoadmaps;
import kz.qonys.roadmap.OwnRoadmaps.Own;
import kz.qonys.staff.StaffDirectory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An akim's own roadmaps; whoever is no akim has none. */
@RestController
class RoadmapResource {

    private final OwnRoadmaps roadmaps;
    private final StaffDirectory staff;

    RoadmapResource(OwnRoadmaps roadmaps, StaffDirectory staff) {
        this.roadmaps = roadmaps;
        this.staff = staff;
    }

    @GetMapping("/api/roadmaps")
    ResponseEntity<List<Own>> own(Principal principal) {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(staff.officer(principal.getName()).map(roadmaps::of).orElse(List.of()));
    }
}
