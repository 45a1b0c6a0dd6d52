/** Who sends webhooks. */
export const WEBHOOK_SOURCES = ['github', 'terraform', 'pagerduty'] as const;

/** @public */
export type WebhookSource = (typeof WEBHOOK_SOURCES)[number];

/** One webhook as it is sent, but for the signature, which is the receiver's. */
export interface Webhook {
  source: WebhookSource;
  /** GitHub's or PagerDuty's name of the event, or Terraform's of the trigger. */
  event: string;
  action?: string;
  body: Record<string, unknown>;
}
