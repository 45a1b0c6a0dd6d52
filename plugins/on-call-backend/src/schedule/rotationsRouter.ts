import Router from 'express-promise-router';
import { filterReadable, requireReadable } from '../permissions/CallerAccess';
import type { PluginContext } from '../PluginContext';
import { toApiRotation } from './toApiRotation';

/** The configured rotations. */
export function createRotationsRouter({
  acting,
  schedules,
  sources,
}: Pick<PluginContext, 'acting' | 'schedules' | 'sources'>) {
  const router = Router();
  const sourceOf = (rotationId: string) =>
    [...sources.values()].find(source => source.keyOfRotation(rotationId))
      ?.name ?? 'config';

  router.get('/rotations', async (req, res) => {
    const { access } = await acting(req);
    const all = await schedules.loadAll();
    const items = filterReadable(access, all, ({ rotation }) => rotation.id);
    res.json({
      items: items.map(item => toApiRotation(item, sourceOf(item.rotation.id))),
    });
  });

  router.get('/rotations/:rotationId', async (req, res) => {
    const { access } = await acting(req);
    const { rotationId } = req.params;
    requireReadable(access, rotationId);
    res.json(
      toApiRotation(await schedules.load(rotationId), sourceOf(rotationId)),
    );
  });

  return router;
}
