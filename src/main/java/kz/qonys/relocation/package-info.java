/**
 * The move of a family (order, steps 14 to 17): its own assistant, what the family was shown before it chose, visit and
 * fair, meeting by the declared transport, delays, lodging, beds of centres, registration of residence.
 * Rules: nobody is refused for want of lodging, the case waits and escalates; no dwelling is chosen before the region
 * sheet was acknowledged; a bed is never given twice. What was done is only added to, never changed.
 * The assistant stands with the case ({@code case_file.assistant}), because the access matrix asks for it; the log
 * keeps who it was from when to when. Another one takes over the open tasks at once; one who leaves the centre leaves
 * them to the group, and the director's bell says so.
 * Doors: {@link kz.qonys.relocation.RelocationSteps}, {@link kz.qonys.relocation.Assistants},
 * {@link kz.qonys.relocation.Beds}, {@link kz.qonys.relocation.Occupancies}. Settings:
 * {@code qonys.relocation.centres} and {@code qonys.relocation.regions}, files in place of {@code relocation/*.csv}.
 */
package kz.qonys.relocation;
