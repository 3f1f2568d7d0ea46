/** What a failure is known by: a stable code and the values of its message. Wording is chosen where it is shown. */
export interface CodedError {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly where?: Readonly<Record<string, string | number | undefined>>;
  readonly message?: string;
}
