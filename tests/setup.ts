import fc from 'fast-check';

// The gate asks the same questions each time: whether a change lands must not hang on the draw. Others are asked with
// `ATLAS_SEED=N npx vitest run FILE`; what they find becomes a test of its own.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.ATLAS_SEED ?? 20_261_121) });
