import type { Role } from '../../api/roles.ts';
import type { Instant } from '../../core/register/ports.ts';

/** Who logged in on this device and did not log out, as far as the device knows. The session itself is in a cookie that no script reads. */
export interface RememberedLogin {
  readonly district: string;
  readonly role: Role;
  /** As named in changes. */
  readonly name: string;
  readonly at: Instant;
}

const NAME = 'chidu.team-login';

/** Null where nobody logged in. A session that ended is remembered all the same: what was recorded waits for the next login. */
export function rememberedLogin(): RememberedLogin | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? 'null');
    const { district, role, name } = Object(kept) as Partial<Record<keyof RememberedLogin, unknown>>;
    return typeof district === 'string' && typeof role === 'string' && typeof name === 'string'
      ? (kept as RememberedLogin)
      : null;
  } catch {
    return null;
  }
}

export function rememberLogin(login: RememberedLogin | null): void {
  try {
    if (login === null) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, JSON.stringify(login));
  } catch {
    // Without it the page asks for the login again.
  }
}

/** Tells when somebody logs in or out in another tab. */
export function followLogin(told: () => void): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === NAME || key === null) told();
  });
}
