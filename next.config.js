/**
 * Static export: any intranet web server can host `out/`. ATLAS_BASE_PATH ("/atlas") is set at build time for a sub-path.
 * @type {import('next').NextConfig}
 */
const config = {
  output: 'export',
  trailingSlash: true,
  basePath: process.env.ATLAS_BASE_PATH ?? '',
  env: { ATLAS_BASE_PATH: process.env.ATLAS_BASE_PATH ?? '' },
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm test` runs the type checker over the whole tree, tests included; the build need not do it twice.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
};

export default config;
