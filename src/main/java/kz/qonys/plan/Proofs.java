package kz.qonys.plan;

import java.util.Set;

/** What is on file to show that a service was delivered; the package that takes evidence answers. */
public interface Proofs {

    /**
     * What is on file for one service.
     *
     * @param items number of photos and videos
     * @param kinds what they show: {@code PHOTO} for a photo or a video, {@code POSITION} when one knows where it was
     *     taken
     */
    record OnFile(int items, Set<CatalogueService.Proof> kinds) {
    }

    OnFile of(PlannedService service);
}
