/** What we use of keycloak-connect, which publishes no types for its parts. */
declare module 'keycloak-connect/middleware/auth-utils/grant-manager.js' {
  interface Settings {
    /** Issuer. */
    readonly realmUrl: string;
    /** Client of this side; with `verifyTokenAudience`, the audience. */
    readonly clientId: string;
    readonly secret?: string;
    readonly public: boolean;
    readonly bearerOnly: boolean;
    readonly verifyTokenAudience: boolean;
    /** Seconds between two looks for new keys. */
    readonly minTimeBetweenJwksRequests: number;
  }

  class GrantManager {
    constructor(settings: Settings);
    /** Where it fetches keys. */
    readonly rotation: { realmUrl: string; retrieveJWKs: () => Promise<{ keys: unknown[] }> };
    /** Rejects with `Grant validation failed. Reason: …`. */
    createGrant(grant: { readonly access_token: string }): Promise<{ readonly access_token: { readonly content: Record<string, unknown> } }>;
    /** False when the provider says that the token does not count any more. */
    validateAccessToken(token: string): Promise<unknown>;
  }

  export = GrantManager;
}
