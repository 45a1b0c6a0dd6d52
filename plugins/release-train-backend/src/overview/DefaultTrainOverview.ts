import type { Feeds } from './Feeds';
import type { Figures } from './Figures';
import type { Planning } from './Planning';
import { previewAnnouncements } from './previewAnnouncements';
import type { TrainOverview } from './TrainOverview';
import type { ReleaseTrainModel } from '../config/model';
import { notFound } from '../service/errors';
import { readableTrains } from '../service/readable';

/** Puts the parts of the overview together. */
export class DefaultTrainOverview implements TrainOverview {
  private constructor(
    private readonly model: ReleaseTrainModel,
    private readonly planning: Planning,
    private readonly figures: Figures,
    private readonly feeds: Feeds,
  ) {}

  static create(options: {
    model: ReleaseTrainModel;
    planning: Planning;
    figures: Figures;
    feeds: Feeds;
  }): DefaultTrainOverview {
    const { model, planning, figures, feeds } = options;
    return new DefaultTrainOverview(model, planning, figures, feeds);
  }

  listSlots: TrainOverview['listSlots'] = (request, options) =>
    this.planning.slots(request, options);

  rehearse: TrainOverview['rehearse'] = (request, options) =>
    this.planning.rehearse(request, options);

  previewAnnouncements: TrainOverview['previewAnnouncements'] = async (
    { trainId },
    { access },
  ) => {
    const train = readableTrains(this.model, access).find(
      ({ id }) => id === trainId,
    );
    if (!train) throw notFound('train', trainId);
    return { items: previewAnnouncements(train) };
  };

  getMetrics: TrainOverview['getMetrics'] = (request, options) =>
    this.figures.get(request, options);

  listFeeds: TrainOverview['listFeeds'] = async options => ({
    items: await this.feeds.list(options),
  });

  createFeed: TrainOverview['createFeed'] = (request, options) =>
    this.feeds.create(request, options);

  revokeFeed: TrainOverview['revokeFeed'] = (request, options) =>
    this.feeds.revoke(request, options);

  readFeed: TrainOverview['readFeed'] = request => this.feeds.read(request);
}
