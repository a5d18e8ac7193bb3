/**
 * The social contract on state support of voluntary resettlement: its draft is prepared by the career centre from the
 * case and concluded by the labour-mobility centre (order). The sources give no text of a contract: the draft states
 * what the case and the sources say and nothing else; amounts only as multiples of the MCI that the ministry
 * published.
 */
package kz.qonys.contract;
