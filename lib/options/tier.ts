/** The service tier of a registry. */
export enum Sku {
  /** For learning: no replicas, no anonymous pull. */
  BASIC = 'Basic',
  /** For a single region, such as a development environment: no replicas. */
  STANDARD = 'Standard',
  /** Replicas, dedicated data endpoints, private link. Billed once per region. */
  PREMIUM = 'Premium',
}
