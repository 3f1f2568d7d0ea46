/** A household (户): holds shares in clearance items. Who it is is the person's own business: those fields are of class `person`. */
export interface Household {
  readonly id: string;
  /** Office number; the only name that lists outside the office carry. */
  readonly no: string;
  readonly name?: string;
  readonly address?: string;
  readonly phone?: string;
}
