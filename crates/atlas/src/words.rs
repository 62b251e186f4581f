//! The words of the page that belong to no muscle or area: one field per sentence, so that a missing one stops the build.
//! It must not know the sentences themselves.

/// A struct with one field per sentence; from `content/<language>/page.toml`, whose keys are the fields.
macro_rules! words {
    ($(#[$struct_doc:meta])* $name:ident, $(#[$keys_doc:meta])* $keys:ident, { $($(#[$doc:meta])* $field:ident,)+ }) => {
        $(#[$struct_doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        #[cfg_attr(feature = "load", derive(databake::Bake), databake(path = atlas))]
        pub struct $name { $($(#[$doc])* pub $field: &'static str,)+ }

        $(#[$keys_doc])*
        pub const $keys: &[&str] = &[$(stringify!($field)),+];

        #[cfg(feature = "load")]
        impl $name {
            /// Words from a look-up by key; the first missing key is the error.
            ///
            /// # Errors
            /// The key for which `look_up` has nothing.
            pub fn from_look_up(mut look_up: impl FnMut(&str) -> Option<&'static str>) -> Result<Self, &'static str> {
                Ok(Self { $($field: look_up(stringify!($field)).ok_or(stringify!($field))?,)+ })
            }
        }
    };
}

words! {
    /// The words of the page's live part.
    Words,
    /// The fields of [`Words`], for the reader's messages.
    WORD_KEYS,
    {
        /// Name of the site, a link home.
        site_name,
        /// Title of the start page.
        home_title,
        /// Heading before anything is chosen.
        home_heading,
        /// What the map is for.
        home_lead,
        /// Heading of the list of muscles.
        home_choose,
        /// What to do on the map.
        hint_choose,
        /// What the patterns are.
        pattern_honesty,
        /// The plain notice, in short.
        is_no_diagnosis,
        /// Name of the map for those who hear it.
        map_label,
        /// Name of the panel for those who hear it.
        panel_label,
        /// Name of the switch between the two ways to begin.
        start_switch,
        /// Begin from a muscle.
        from_muscle,
        /// Begin from the pain.
        from_pain,
        /// Name of the side switch.
        side_switch,
        /// Name of the layer switch.
        layer_switch,
        /// The person as one sees them.
        layer_skin,
        /// The neck opened to its muscles.
        layer_muscle,
        /// The deep muscles.
        layer_deep,
        /// The bones.
        layer_bone,
        /// Said where the drawings of a layer could not be fetched.
        notice_layer_missing,
        /// The left of the body.
        your_left,
        /// The right of the body.
        your_right,
        /// Both sides, in the switch.
        both,
        /// The left, in a list.
        left_short,
        /// The right, in a list.
        right_short,
        /// One side, in a caption.
        your_left_side,
        /// One side, in a caption.
        your_right_side,
        /// Both sides, in a caption.
        shown_on_both_sides,
        /// Said when the choice is cleared.
        nothing_chosen,
        /// Name of the side diagram.
        side_view,
        /// Name of the back diagram.
        back_view,
        /// Name of the front diagram.
        front_view,
        /// The side diagram, under its thumbnail.
        side_view_short,
        /// The back diagram, under its thumbnail.
        back_view_short,
        /// The front diagram, under its thumbnail.
        front_view_short,
        /// What the side thumbnail does.
        show_side_view,
        /// What the back thumbnail does.
        show_back_view,
        /// What the front thumbnail does.
        show_front_view,
        /// Meaning of the X.
        legend_point,
        /// Meaning of a solid zone.
        legend_essential,
        /// Meaning of a dotted zone.
        legend_spillover,
        /// Meaning of a dashed outline.
        legend_deep,
        /// Stands with a zone that is felt within.
        deep_inside,
        /// Said of a zone that the switch for the other side added.
        other_side_too,
        /// What the trail means.
        legend_trail,
        /// The first of two compared patterns: its number before its name.
        legend_first,
        /// The second of two compared patterns.
        legend_second,
        /// Plays the trail again.
        replay,
        /// Shows the whole drawing again.
        zoom_reset,
        /// Switch: the front diagram as in a mirror.
        mirror,
        /// Chooses the whole muscle.
        whole_muscle,
        /// Name of the list of parts and spots for those who hear it.
        narrow_label,
        /// What a strand is, when one is chosen.
        strand_lead,
        /// Switch: what crosses the midline when severe.
        show_when_severe,
        /// Switch: what is often felt on both sides.
        show_often_both,
        /// Opens the list of patterns to compare with.
        compare_with,
        /// Heading of a comparison.
        compared_heading,
        /// Takes the second pattern away.
        end_comparison,
        /// Heading of what two patterns share.
        compared_share,
        /// Heading of what differs.
        compared_differ,
        /// Said where two patterns share nothing.
        compared_nothing,
        /// Said where two patterns do not differ.
        compared_same,
        /// Begins a line with a number and places: only in one pattern.
        compared_only,
        /// Said where the two are on different sides.
        compared_other_side,
        /// Joins two patterns in a sentence.
        compared_with,
        /// Clears the choice.
        clear,
        /// Heading of the list of zones.
        often_felt,
        /// Heading of essential zones.
        most_people,
        /// Heading of spillover zones.
        some_people,
        /// Begins a sentence that ends with an area's label.
        when_severe_other_side,
        /// Heading of what people notice.
        often_noticed,
        /// Stands with what people notice.
        droopy_lid_warning,
        /// Stands with each thing that people notice.
        new_or_one_sided,
        /// Stands beside every neck point.
        do_not_press,
        /// Heading of the evidence.
        how_sure,
        /// Heading of the guide.
        guide_heading,
        /// What the guide is.
        guide_lead,
        /// Heading of the list of trigger points.
        spots_heading,
        /// Heading of the parts.
        parts_heading,
        /// Lower attachment.
        part_from,
        /// Upper attachment.
        part_to,
        /// Action.
        part_action,
        /// Nerve.
        part_nerve,
        /// Opens the sources of a text that has no tag.
        sources,
        /// Certainty: the charts say so.
        tag_classic_chart,
        /// Certainty: tested in studies.
        tag_studies,
        /// Certainty: disputed.
        tag_disputed,
        /// Certainty: not confirmed.
        tag_unconfirmed,
        /// Certainty: anatomy.
        tag_anatomy,
        /// Name of the booking call for those who hear it.
        booking_label,
        /// The booking link.
        book,
        /// The phone link.
        call,
        /// The e-mail link, where there is no other.
        write_to_us,
        /// Said where an address has no page.
        notice_unknown_page,
        /// Said where an address names a side or diagram that there is not.
        notice_unknown_choice,
        /// Said where the brush could not be fetched.
        notice_no_brush,
    }
}

words! {
    /// Words that stand only in what is written ahead and never changes; the program in the browser goes without them.
    StillWords,
    /// The fields of [`StillWords`], for the reader's messages.
    STILL_WORD_KEYS,
    {
        /// Description of the page on which marking begins, for search results.
        pain_description,
        /// Ends the description of an area's page, after "Pain in the temple".
        pain_area_description,
        /// Name of the list of what is marked, for those who hear it.
        marked_places,
        /// Undoes the last step of marking.
        undo,
        /// Takes every mark away.
        clear_marks,
        /// Takes the brush in hand, or puts it down.
        paint,
        /// Takes the eraser instead of the brush.
        eraser,
        /// Name of the slider that says how wide the brush is.
        brush_size,
        /// Enlarges the drawing.
        larger,
        /// Makes the drawing smaller again.
        smaller,
        /// Name of the brush's tools, for those who hear it.
        brush_tools,
        /// Description of the start page for search results.
        home_description,
        /// Title of the page for addresses that do not exist.
        not_found_title,
        /// Name of the theme switch.
        theme_switch,
        /// Light theme.
        theme_light,
        /// Dark theme.
        theme_dark,
        /// Dim theme, for people in pain.
        theme_dim,
        /// The theme follows the device.
        theme_system,
        /// Link to the credits.
        credits_link,
        /// Title and heading of the credits page.
        credits_title,
        /// Description of the credits page.
        credits_description,
        /// Heading of the notice.
        credits_notice_heading,
        /// The plain notice.
        credits_notice,
        /// What stays and what is seen.
        credits_privacy,
        /// Heading of the art's credit.
        credits_art_heading,
        /// The credit of the art.
        credits_art,
        /// The licence of the program.
        credits_code,
        /// Heading of the sources.
        credits_sources_heading,
        /// What stands in the list of sources.
        credits_sources_lead,
        /// Heading of sources that carry no claim by themselves.
        credits_drawing_sources,
        /// Link from other pages to the map.
        back_to_map,
        /// Said where what is known of a muscle could not be fetched.
        about_missing,
        /// Said on the page while the practice is the demonstration.
        demonstration,
        /// Begins a sentence that ends with the emergency number.
        emergency,
        /// Ends that sentence.
        emergency_or_local,
        /// Heading of the opening hours.
        hours,
        /// Link to the accessibility statement.
        accessibility_link,
        /// Said where a newer version of the site is there.
        newer_offer,
        /// Shows the newer version.
        newer_show,
        /// Leaves it for later.
        newer_later,
        /// Said where it has to wait for an open session.
        newer_in_session,
        /// Takes that notice away.
        newer_close,
        /// Said where a page's program has broken down.
        failed,
        /// After that, on pages whose address tells what was chosen and marked.
        failed_kept,
        /// After that, in session mode.
        failed_session,
        /// After that, for a client who opened the link of their session.
        failed_home,
        /// Loads the page again.
        failed_load,
        /// Title of the map within another site's page.
        embed_title,
        /// Description of that page.
        embed_description,
        /// Link from it to the whole site.
        embed_whole_site,
        /// Begins the line with the drawings' credit there.
        embed_credit,
    }
}

words! {
    /// The words of marking where it hurts; from `content/<language>/marks.toml`, whose keys are the fields.
    MarkWords,
    /// The fields of [`MarkWords`], for the reader's messages.
    MARK_WORD_KEYS,
    {
        /// What to do on the map.
        hint,
        /// Heading before anything is marked.
        heading,
        /// Heading where more than two areas are marked.
        heading_many,
        /// Before where it is felt, in headings and titles.
        pain,
        /// Below the heading before anything is marked.
        lead,
        /// Said of a place that was marked.
        marked,
        /// Said of a place that is no longer marked.
        unmarked,
        /// Before the name of the pattern that is laid over the marks.
        laid_over,
        /// Heading of the patterns that include what was marked.
        candidates,
        /// Leads from a pattern to the page of its muscle.
        about_muscle,
        /// Heading of the guide's lists.
        guide_heading,
        /// Heading of the list of places.
        places_heading,
        /// Heading of what goes along to the appointment.
        visit_heading,
        /// Copies the summary.
        copy,
        /// Said once it is copied.
        copied,
        /// Said where it could not be copied.
        not_copied,
        /// Opens the summary.
        summary_shown,
        /// Switch: the summary goes along when one books.
        send,
        /// Begins the sentence that says to whom; ends with the practice's name and its booking service's host.
        send_to,
        /// Switch: this device remembers the marks.
        remember,
        /// Takes the marks and what is remembered away.
        forget,
        /// What remembering means.
        remember_note,
        /// Said where this device cannot keep anything.
        cannot_remember,
        /// A mark's strength.
        mild,
        /// A mark's strength.
        strong,
        /// A word for the pain.
        aching,
        /// A word for the pain.
        pressing,
        /// A word for the pain.
        throbbing,
        /// A word for the pain.
        stabbing,
        /// A word for the pain.
        burning,
        /// Said where part of a fragment was dropped.
        some_dropped,
        /// Said where no pattern reaches the stated score.
        none_fits,
        /// Begins the reason: where most people feel a pattern.
        most_feel,
        /// Goes on with where some people also feel it.
        and_some,
        /// Begins the reason where only some people feel it.
        some_feel,
        /// Joins the last two of several places.
        and,
        /// Begins a line that ends with the marked places that are no part of a pattern.
        leaves,
        /// Begins a line that ends with the places that none of the shown patterns includes.
        left_by_all,
        /// Said where patterns fit: a match is no more than it is.
        match_honesty,
        /// The summary's first line, before the date.
        summary_heading,
        /// The summary: before the marks.
        summary_marks,
        /// The summary: before the words for the pain.
        summary_words,
        /// The summary: before the patterns that were looked at.
        summary_looked_at,
        /// The summary's last line.
        summary_honesty,
    }
}

words! {
    /// The words of the check before booking; from `words` of `content/<language>/check.toml`.
    CheckWords,
    /// The fields of [`CheckWords`], for the reader's messages.
    CHECK_WORD_KEYS,
    {
        /// Title of its page.
        page_title,
        /// Description of its page for search results.
        page_description,
        /// Name of the check.
        name,
        /// Above the first question.
        lead,
        /// Below the heading where the whole check stands as text.
        still_lead,
        /// Between the number of a question and how many there are.
        of,
        /// Before that number, for those who hear it.
        question,
        /// Opens the reasons for a question.
        why_we_ask,
        /// Before the works behind a question.
        sources,
        /// An answer.
        yes,
        /// An answer.
        no,
        /// An answer.
        not_sure,
        /// To the question before.
        back,
        /// From a result back to where one came from.
        close,
        /// Forgets all answers.
        clear,
        /// What becomes of the answers.
        kept,
        /// Above the heading of an emergency.
        emergency_kind,
        /// Heading of an emergency.
        emergency_heading,
        /// What to do, or not to do, besides calling.
        emergency_do,
        /// Where the booking call is.
        emergency_booking,
        /// Above the heading of a doctor today.
        today_kind,
        /// Above the heading of a doctor before booking.
        before_booking_kind,
        /// Heading of a doctor first.
        doctor_heading,
        /// What to do today.
        today_do,
        /// What to do before booking.
        before_booking_do,
        /// Heading of the person’s own answers.
        why,
        /// Before a question that was answered with yes.
        you_said_yes,
        /// Before a question that was answered with not sure.
        you_were_not_sure,
        /// Signs of an emergency that may still come.
        if_worse,
        /// Before the emergency number.
        call,
        /// After it.
        or_local,
        /// Heading of what the doctor will ask.
        will_ask,
        /// What the doctor will ask.
        will_ask_list,
        /// Below a doctor first.
        welcome,
        /// The booking link there.
        book_later,
        /// Above the heading where nothing was noticed.
        none_kind,
        /// Heading where nothing was noticed.
        none_heading,
        /// That this is no all-clear.
        none_do,
        /// Heading of what to tell the therapist.
        tell_heading,
        /// What ticking is for.
        tell_lead,
        /// The booking call when something is ticked.
        ask_first,
        /// What to do then.
        ask_first_do,
        /// As text: what not sure means for an emergency sign.
        still_not_sure_today,
        /// As text: what not sure means elsewhere.
        still_not_sure_same,
        /// As text: heading of the third result.
        still_none,
        /// As text: what to do where one of the things to tell is true.
        still_tell,
    }
}

words! {
    /// The words of a joint's page; from `words` of `content/<language>/joints/`.
    JointWords,
    /// The fields of [`JointWords`], for the reader's messages.
    JOINT_WORD_KEYS,
    {
        /// Name of the choice of motions.
        motion_label,
        /// Name of the choice of what passes.
        passing_label,
        /// Shows the muscles again.
        passing_none,
        /// What choosing does.
        passing_lead,
        /// Name of the choice between free and restricted.
        movement_label,
        /// The whole range.
        movement_free,
        /// The smaller range.
        movement_restricted,
        /// Marks what is the practitioner’s view.
        practitioner_tag,
        /// Heading of the smaller range.
        restricted_heading,
        /// That it is no test.
        restricted_no_test,
        /// Names the arc of the usual range.
        arc_normal,
        /// Names the smaller arc.
        arc_restricted,
        /// What hands can do.
        hint,
        /// Shows the motion once.
        play,
        /// Heading of the table.
        range_heading,
        /// What the figures are.
        range_lead,
        /// A column’s heading.
        column_source,
        /// A column’s heading.
        column_flexion,
        /// A column’s heading.
        column_extension,
        /// A column’s heading.
        column_total,
        /// A column’s heading.
        column_side_bend,
        /// A column’s heading.
        column_rotation,
        /// Said where a source has no figure.
        not_given,
        /// Heading of why the neck can hurt the head.
        convergence_heading,
        /// What its drawing shows, for those who hear the page.
        convergence_drawing,
        /// Names the nerves of the face.
        convergence_face,
        /// Names the nerves of the neck.
        convergence_neck,
        /// Names where they meet.
        convergence_meet,
        /// Names the way on.
        convergence_brain,
        /// Link to the muscles on the map.
        to_suboccipitals,
    }
}

words! {
    /// The words of session mode and of what a client takes home; from `words` of `content/<language>/session.toml`.
    SessionWords,
    /// The fields of [`SessionWords`], for the reader's messages.
    SESSION_WORD_KEYS,
    {
        /// Title of its page.
        page_title,
        /// Description of its page for search results.
        page_description,
        /// Link to it at the foot of every page.
        entry,
        /// Heading before anything is chosen.
        choose,
        /// Name of the strip of tools.
        tools,
        /// Says: Pen.
        pen,
        /// Says: Erase.
        erase,
        /// Says: Undo.
        undo,
        /// Says: Redo.
        redo,
        /// Says: Clear.
        clear,
        /// Says: Findings.
        findings,
        /// Says: Take home.
        take_home,
        /// Says: Neck card.
        before,
        /// Says: Mirror.
        clients_view,
        /// Says: Full screen.
        full_screen,
        /// Says: Left hand.
        left_hand,
        /// Says: Right hand.
        right_hand,
        /// Says: Next client.
        next_client,
        /// Says: Close.
        close,
        /// Says: Colour of the pen.
        inks,
        /// Says: Blue.
        ink_blue,
        /// Says: Red.
        ink_red,
        /// Says: Green.
        ink_green,
        /// Says: Stays on this tablet until “Next client”. It is no medical record.
        kept,
        /// Begins a sentence that ends with a time.
        restored,
        /// Says: Part of what was kept could not be read. The rest is here.
        restored_part,
        /// Says: A newer version of this page has kept a session on this tablet. It is .
        newer,
        /// Says: This tablet lets the page keep nothing, or has no room. The session la.
        forbidden,
        /// Says: Everything is empty, ready for the next client.
        emptied,
        /// Says: The session before was left for twelve hours, so it was emptied.
        emptied_by_time,
        /// Says: So much was noted that it prints on two pages.
        two_pages,
        /// Says: The side diagram shows the other side now. What is drawn on it has turned along.
        turned,
        /// Says: This browser gives pages no full screen. From the home screen the page.
        no_full_screen,
        /// Says: This browser cannot keep the screen awake. The tablet’s own setting ca.
        no_wake_lock,
        /// Says: Hold the button for a second to empty everything.
        hold,
        /// Says: Empty everything for the next client?.
        confirm_heading,
        /// Says: The drawing, the findings and what is chosen go, also from this tablet.
        confirm_lead,
        /// Says: Empty everything.
        confirm_yes,
        /// Says: Keep it.
        confirm_no,
        /// Says: Is it still the same client?.
        cover_heading,
        /// Says: Nobody has touched the screen for 15 minutes, so it is covered.
        cover_lead,
        /// Says: Yes, go on.
        go_on,
        /// Says: What I felt today.
        findings_heading,
        /// Says: A few notes for the client to remember. This is no medical record; kee.
        findings_lead,
        /// Says: Choose a muscle or a spot on the map, and note here that it is tender.
        findings_choose,
        /// Says: Tender here.
        tender_here,
        /// Says: How tender, 0 to 10.
        tender_scale,
        /// Says: “That is my headache”.
        familiar,
        /// Says: Take this note away.
        forget,
        /// Says: The joint under the skull today.
        joint_heading,
        /// Before the side, in a line on the joint.
        joint_of,
        /// Says: Free.
        range_free,
        /// Says: A little restricted.
        range_little,
        /// Says: Much restricted.
        range_much,
        /// Says: A line of text.
        note,
        /// Says: Take home.
        take_home_heading,
        /// Says: Print, or save as PDF.
        print,
        /// Says: Picture.
        picture,
        /// Says: Point your phone’s camera here: the same drawing opens there. All of i.
        code_lead,
        /// Says: Copy the link.
        copy_link,
        /// Says: The link is copied.
        copied,
        /// Says: The link could not be copied. The code carries the same.
        not_copied,
        /// Says: Too much is drawn for a code that a phone can read. Take the picture, .
        too_much,
        /// Says: The picture could not be made here. Print the page instead.
        picture_failed,
        /// Says: This browser cannot print. Take the picture instead.
        no_print,
        /// Says: From your session.
        home_heading,
        /// Says: This came with your link. It is kept nowhere: when you close the page,.
        home_opened,
        /// Says: What the drawing shows.
        home_shows,
        /// Says: Nothing was chosen on the map.
        home_nothing,
        /// Says: The coloured lines were drawn by hand, for you.
        home_drawn,
        /// Says: What your therapist felt today.
        home_felt,
        /// Says: Feeling joint range is not very reliable.
        home_felt_honesty,
        /// Before how tender it was.
        home_tender,
        /// After how tender it was.
        home_of_ten,
        /// Says: you knew this pain: “That is my headache.”.
        home_familiar,
        /// Says: What it means.
        home_means,
        /// Says: The shaded places are where people often describe an ache when this mu.
        home_means_text,
        /// Says: When to see a doctor.
        home_doctor,
        /// Says: Get medical help at once for:.
        home_doctor_now,
        /// Says: See a doctor before your next session for a headache that is new, has .
        home_doctor_first,
        /// Says: Book your next session.
        home_book,
        /// Says: This link is damaged, or was cut short. Please ask your therapist for .
        home_damaged,
        /// Says: This link was made by a newer version of this page. Load the page agai.
        home_newer,
        /// Says: Drawings CC BY-SA 4.0; proportions measured from BodyParts3D, The Data.
        credit,
        /// Says: Before I touch the neck.
        card_heading,
        /// Says: Call for help now, and do not treat.
        card_emergency,
        /// Says: Ask, and adapt or wait.
        card_ask,
        /// Says: Where the neck is held.
        card_grip,
        /// Says: Session mode needs scripts. The map works without them.
        no_script,
    }
}

words! {
    /// The words below the map of the start page that claim nothing; from `words` of `content/<language>/home.toml`.
    HomeWords,
    /// The fields of [`HomeWords`], for the reader's messages.
    HOME_WORD_KEYS,
    {
        /// Heading: why it hurts elsewhere.
        why_heading,
        /// Link from the drawing beside it to the same on the map.
        why_link,
        /// Heading: the joint.
        joint_heading,
        /// Under the drawing beside it.
        joint_caption,
        /// Link to the page of the joint.
        joint_link,
        /// Heading of the practitioner's story.
        story_heading,
        /// Says what a story is; always in one view with it.
        story_note,
        /// Heading of what trials found, beside the story.
        trials_heading,
        /// Heading: before booking.
        before_heading,
        /// Link to the check.
        before_link,
        /// Heading: what happens in a visit.
        visit_heading,
        /// Heading of the questions.
        questions_heading,
        /// Tag of what is the practitioner's own view.
        practitioner_view,
    }
}
