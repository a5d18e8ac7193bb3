package kz.qonys.terms;

import java.util.Locale;

/** How far a term has run, by business time; drives the colour of a card, which never stands alone. */
public enum TermLevel {

    /** Less than half is used up. Green. */
    OK("ok-circle"),

    /** Half or more is used up. Yellow. */
    HALF("time"),

    /** The warning share is used up. Orange. */
    WARNING("warning-sign"),

    /** The term is over. Red. */
    BREACHED("exclamation-sign"),

    /** The term stands still: it waits for somebody outside. Grey. */
    PAUSED("pause");

    private final String icon;

    TermLevel(String icon) {
        this.icon = icon;
    }

    /** Lower case, for style classes and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of a glyph of the icon font that the Camunda web applications ship ({@code glyphicon-<icon>}). */
    public String icon() {
        return icon;
    }
}
