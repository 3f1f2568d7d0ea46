/** Version of the program, as in package.json (a test compares the two); what is issued names it. */
export const SOFTWARE_VERSION = '0.1.0';
