package kz.qonys.terms;

/**
 * How long a term is.
 *
 * @param amount number of units, at least 1; for {@link TermUnit#DAY_OF_MONTH} the day itself, 1 to 28
 * @param unit   what is counted
 */
public record TermLength(int amount, TermUnit unit) {

    private static final int LAST_DAY_OF_EVERY_MONTH = 28;

    public TermLength {
        if (amount < 1 || unit == TermUnit.DAY_OF_MONTH && amount > LAST_DAY_OF_EVERY_MONTH) {
            throw new IllegalArgumentException("No term is " + amount + " " + unit.code() + " long");
        }
    }

    public static TermLength businessDays(int amount) {
        return new TermLength(amount, TermUnit.BUSINESS_DAY);
    }
}
