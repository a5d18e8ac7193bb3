/**
 * What the delegates and listeners of every capability share when they touch a case: whose case, in whose name, and how
 * a refusal reaches Tasklist.
 */
@org.springframework.modulith.NamedInterface("process")
package kz.qonys.casefile.process;
