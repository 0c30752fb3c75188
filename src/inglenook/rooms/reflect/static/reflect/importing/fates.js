// What becomes of each field of each source: the short form of `inglenook.kit.journals`, whose test compares the two.
// "*" stands for every field not named; where there is none, what is not named is lost, and the report counts it.

/** @typedef {Record<string, import("inglenook/reflect/importing/drafts").Fate>} Fates */

/** @param {string} brought @param {string} changed @param {string} [lost] names, with "|" between @returns {Fates} */
function fates(brought, changed, lost = "") {
  /** @type {Fates} */
  const all = {};
  for (const [fate, names] of /** @type {const} */ ([["brought", brought], ["changed", changed], ["lost", lost]])) {
    for (const name of names.split("|").filter(Boolean)) all[name] = fate;
  }
  return all;
}

/** @type {Record<string, Fates>} */
export const FATES = {
  "dayone": fates("uuid|creationDate|modifiedDate|timeZone|tags|starred|isPinned|isAllDay|photos|audios|videos|pdfAttachments", "text|location|weather|music|userActivity",
    "richText|creationDevice|creationDeviceType|creationDeviceModel|creationOSName|creationOSVersion|editingTime|duration|templateID|sourceString"),
  "dayone-classic": fates("UUID|Creation Date|Time Zone|Tags|Starred|Entry Text|Step Count|Activity", "Location|Weather|Music", "Creator|Publish URL|Ignore Step Count"),
  "jrnl": fates("date|title|body|starred|tags", ""),
  "jrnl-json": fates("date|time|title|body|starred|tags|uuid", "", "creator|location|weather"),
  "journey": fates("id|date_modified|date_journal|timezone|photos|audios|videos|folder|favourite|tags|mood", "text|weather|address|label|lat|lon|music_title|music_artist", "type|sentiment|preview_text"),
  "daylio": fates("full_date|time|mood|note_title|note|scales", "activities", "date|weekday"),
  "daylio-backup": fates("id|year|month|day|hour|minute|datetime|note_title|assets|mood", "note|tags", "timeZoneOffset"),
  "evernote": fates("title|created|updated|tag|resource|author|latitude|longitude|source-url", "content|task", "en-crypt|source|source-application|altitude|reminder-order|reminder-time|reminder-done-time|subject-date|application-data|content-class|place-name"),
  "apple-journal": fates("title|assetType_photo|assetType_livePhoto|assetType_video|assetType_audio", "pageHeader|bodyText|reflectionPrompt|assetType_stateOfMind|assetType_contact|assetType_genericMap|assetType_multiPinMap|assetType_workoutIcon|assetType_workoutRoute|assetType_podcast|assetType_song|assetType_book|assetType_motionActivity|assetType_thirdPartyMedia|assetType_activity"),
  "keep": fates("title|textContent|createdTimestampUsec|userEditedTimestampUsec|labels|attachments|isPinned|isArchived", "listContent|annotations", "textContentHtml|color|sharees|tasks|isTrashed"),
  "joplin": fates("id|title|body|parent_id|user_created_time|user_updated_time|latitude|longitude|author|source_url|is_conflict|is_todo|todo_due|todo_completed", "",
    "altitude|created_time|updated_time|source|source_application|application_data|order|markup_language|is_shared|share_id|conflict_original_id|master_key_id|user_data|type_"),
  "markdown": fates("body|file name", "*"),
  "text": fates("text|file name", ""),
  "inglenook": fates("*", ""),
};
