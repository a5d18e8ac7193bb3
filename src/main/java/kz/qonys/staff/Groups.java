package kz.qonys.staff;

/** Ids of candidate groups; the only place that knows how they are written. */
public final class Groups {

    private Groups() {
    }

    /** Group id {@code <office>.<role>}. */
    public static String of(String role, Office office) {
        return office.id() + "." + role;
    }

    public static String of(Officer.Position position) {
        return of(position.role(), position.office());
    }
}
