const SERVICES = ['GCJ-02', 'BD-09'] as const;
type MapService = (typeof SERVICES)[number];

const WORDS: Readonly<Record<MapService, RegExp>> = {
  'GCJ-02': /高德|gaode|amap|腾讯|tencent|微信|火星|gcj[-_ ]?02/i,
  'BD-09': /百度|baidu|bmap|bd[-_ ]?09/i,
};

/** The system of the map service that a name mentions, if one. */
export function hintedService(text: string): MapService | undefined {
  return SERVICES.find((service) => WORDS[service].test(text));
}

/** Both systems, the named one first. */
export function mapServices(first?: MapService): readonly MapService[] {
  return first === 'BD-09' ? ['BD-09', 'GCJ-02'] : SERVICES;
}
