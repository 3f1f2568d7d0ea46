import { describe, expect, it } from 'vitest';
import { createIds } from '../../../src/core/register/uuid.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('createIds', () => {
  it('holds the time and the random bytes where RFC 9562 puts them (the example of its appendix A.6)', () => {
    const random = [0, 0, 0, 0, 0, 0, 0x04, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
    const ids = createIds(
      (bytes) => bytes.set(random),
      () => 0x017f22e279b0,
    );
    expect(ids.next()).toBe('017f22e2-79b0-74c3-98c4-dc0c0c07398f');
  });

  it('makes ids that only increase, within a millisecond and when the clock goes back', () => {
    let time = 1_790_000_000_000;
    const ids = createIds(
      (bytes) => bytes.fill(0xff),
      () => time,
    );
    let last = '';
    for (let i = 0; i < 10_000; i++) {
      if (i === 5_000) time -= 60_000;
      const id = ids.next();
      expect(id).toMatch(UUID_V7);
      expect(id > last).toBe(true);
      last = id;
    }
  });

  it('makes salts of 16 bytes', () => {
    expect(
      createIds(
        (bytes) => bytes.fill(0x0a),
        () => 0,
      ).salt(),
    ).toBe('0a'.repeat(16));
  });
});
