package kz.qonys.signature.demo;

/**
 * For whom a key is made. Synthetic persons only.
 *
 * @param iin          twelve digits
 * @param bin          twelve digits, of the organisation
 * @param organisation name of the organisation
 */
public record Holder(String iin, String surname, String name, String patronymic, String bin, String organisation) {

    @Override
    public String toString() {
        return "Holder";
    }
}
