export interface FootprintCalls {}

export const FOOTPRINT_CALLS = [] as const satisfies readonly (keyof FootprintCalls)[];
