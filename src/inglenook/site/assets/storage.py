"""Static files under a name that carries their hash, so that browsers may keep them for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Modules are served byte for byte as in the repository: nothing inside them is rewritten."""

    manifest_strict = True
    support_js_module_import_aggregation = False
