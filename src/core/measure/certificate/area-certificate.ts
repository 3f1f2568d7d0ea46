/** A certificate of one area, complete enough to be recomputed by anybody. */
export interface AreaCertificate {
  readonly format: 'chidu-area-certificate/1';
  readonly sha256: string;
}
