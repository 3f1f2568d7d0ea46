export interface CartographyCalls {}

export const CARTOGRAPHY_CALLS = [] as const satisfies readonly (keyof CartographyCalls)[];
