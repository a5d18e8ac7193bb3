/**
 * The development kit of signatures: a certification authority shaped like НУЦ with its CRL, OCSP and time stamps, keys
 * for the demo staff, a stand-in for NCALayer.
 * Rule: profiles demo and test only; keys are made at run time and never leave the data folder; production refuses the
 * authority by its mark.
 */
@org.springframework.modulith.NamedInterface("demo")
package kz.qonys.signature.demo;
