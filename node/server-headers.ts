/** What the pages of a server may do in a browser: next to nothing. */
import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { reportInline } from '../src/index.ts';

const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  workerSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
};

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A report brings its one script and style inline: they are named by their hash, and it may fetch nothing. */
const reportPolicy = {
  ...policy,
  scriptSrc: [hashOf(reportInline.script)],
  styleSrc: [hashOf(reportInline.style)],
  workerSrc: ["'none'"],
  connectSrc: ["'none'"],
};

const headersWith = (contentSecurityPolicy: typeof policy): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
  });

/** The headers of every answer. */
export function strictHeaders(): MiddlewareHandler {
  const [usual, ofReport] = [headersWith(policy), headersWith(reportPolicy)];
  return (context, next) =>
    /^\/api\/studies\/[^/]+\/report$/.test(context.req.path) ? ofReport(context, next) : usual(context, next);
}
