export type PinOptions = {
  readonly alias?: string;
  readonly model?: string;
  readonly write?: boolean;
  readonly dryRun?: boolean;
  readonly config?: string;
  readonly quiet?: boolean;
};
