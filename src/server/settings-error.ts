/**
 * What the operator wrote down does not fit, or does not work. `code` is stable: `oidc-unreadable`, `origin-missing`, `s3-settings`,
 * `s3-unreachable`, `s3-refused`, `s3-bucket-missing`.
 */
export class SettingsError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'SettingsError';
  }
}
