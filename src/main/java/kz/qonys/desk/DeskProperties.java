package kz.qonys.desk;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the desk.
 *
 * @param settlementRegions first two KATO digits of the regions that take families in: the quota orders of 2024 and
 *                          2025, kandas and migrants alike
 * @param startRole         role that may open a case from Tasklist
 * @param cardLimit         most tasks one call for list cards may name
 * @param draftAge          a draft nobody has touched for so long is forgotten
 */
@ConfigurationProperties("qonys.desk")
public record DeskProperties(
        @DefaultValue({"10", "11", "15", "23", "27", "35", "39", "55", "59", "62", "63"})
        List<String> settlementRegions,
        @DefaultValue("career-centre-officer") String startRole,
        @DefaultValue("100") int cardLimit,
        @DefaultValue("14d") Duration draftAge) {
}
