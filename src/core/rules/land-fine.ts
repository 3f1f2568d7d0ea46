/** Yuan a square metre of unlawfully occupied land, least and most (土地管理法实施条例 57). */
const LEAST_YUAN = 100;
const MOST_YUAN = 1000;
/** cm² on which one yuan a m² comes to one fen. */
const CM2_PER_FEN = 100;

/**
 * What a fine of the land track may come to, whole fen, for occupied land of whole cm². An end that is no whole fen lies just within: no
 * fine outside of the law is let through by rounding.
 */
export function landFineRange(occupied_cm2: number): { readonly least: number; readonly most: number } {
  const fen = (yuan: number) => (occupied_cm2 * yuan) / CM2_PER_FEN;
  return { least: Math.ceil(fen(LEAST_YUAN)), most: Math.floor(fen(MOST_YUAN)) };
}
