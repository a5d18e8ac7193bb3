package kz.qonys.staff;

import java.util.Collection;
import java.util.Set;

/**
 * Where staff data become accounts that can sign in and see work. Implemented beside the engine
 * ({@code kz.qonys.staff.process}); {@link Staff} calls it in the transaction of every change.
 */
public interface Accounts {

    /** Groups and authorisations for the roles of these offices; what is not among them goes. */
    void offices(Collection<Office> offices);

    /**
     * Brings one person's account in step: name and groups. The password of an existing account is never touched.
     *
     * @param officer         positions of today, stand-ins included; may be none yet for somebody who starts later
     * @param initialPassword for an account that does not exist yet; null makes one that cannot sign in
     */
    void keep(Officer officer, String initialPassword);

    /** Removes the account of somebody without any position left. */
    void close(String userId);

    /** User ids of all accounts. */
    Set<String> users();

    /** True when the password is good enough for a new account. */
    boolean accepts(String password);
}
