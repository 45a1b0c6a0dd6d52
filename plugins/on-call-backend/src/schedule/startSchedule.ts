import type express from 'express';
import type { PluginContext } from '../PluginContext';
import { createRotationsRouter } from './rotationsRouter';

/** The schedule of the rotations as a part of the plugin. */
export interface ScheduleParts {
  routers: express.Router[];
}

/** Starts what keeps the schedules. */
export function startSchedule(context: PluginContext): ScheduleParts {
  return { routers: [createRotationsRouter(context)] };
}
