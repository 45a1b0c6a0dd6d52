import type { RequestHandler } from 'express';

/**
 * Keeps the token of a calendar feed out of the log of requests, which has the address of each as
 * it came. It is for what is below `/calendar`, before anything can refuse the request.
 */
export const hideToken: RequestHandler = (req, _res, next) => {
  req.originalUrl = req.originalUrl.replace(
    /\/calendar\/.*$/,
    '/calendar/[hidden]',
  );
  next();
};
