import { expect, it } from 'vitest';
import { AddressThrottle, networkOf } from '../../../src/server/auth/address-throttle.ts';

it.each([
  ['10.0.0.7', '10.0.0.7'],
  ['::ffff:10.0.0.7', '10.0.0.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('takes %s for the network %s', (address, network) => expect(networkOf(address)).toBe(network));

it('stops a network of IPv6 whose devices take a new address for every try, and no other one', () => {
  const throttle = new AddressThrottle(() => 0, 3);
  for (const device of [':1', ':ffff', 'a:b:c:d']) throttle.count(`2001:db8:1:2:${device}`);
  expect(() => throttle.count('2001:db8:1:2::77')).toThrow(expect.objectContaining({ code: 'too-many-tries' }));
  throttle.count('2001:db8:1:3::77');
  throttle.forgive('2001:db8:1:2::9');
  throttle.count('2001:db8:1:2::78');
});
